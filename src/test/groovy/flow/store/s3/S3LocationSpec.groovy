package flow.store.s3

import spock.lang.Specification

class S3LocationSpec extends Specification {

    def "#place is bucket '#bucket' and what begins with '#prefix'"() {
        when:
        def location = S3Location.of(place)

        then:
        location.bucket() == bucket
        location.prefix() == prefix
        location.relative(location.key('runs/x')) == 'runs/x'
        location.toString() == "s3://$bucket${prefix.empty ? '' : '/' + prefix[0..-2]}"

        where:
        place                      || bucket        | prefix
        's3://runs'                || 'runs'        | ''
        's3://runs/'               || 'runs'        | ''
        's3://my.runs-2/team/a'    || 'my.runs-2'   | 'team/a/'
        's3://runs/team//'         || 'runs'        | 'team/'
        's3://Old_Bucket/x=1/(y)'  || 'Old_Bucket'  | 'x=1/(y)/'
    }

    def "there is no such place: #place"() {
        when:
        S3Location.of(place)

        then:
        def none = thrown(IllegalArgumentException)
        none.message.startsWith("'$named' ")

        where:
        place                     || named
        's3://'                   || 's3://'
        's3:///x'                 || 's3:///x'
        's3://a/x'                || 's3://a/x'
        's3://-runs'              || 's3://-runs'
        "s3://${'x' * 64}"        || "s3://${'x' * 64}"
        's3://runs/../x'          || '../x'
        's3://runs/a/./x'         || 'a/./x'
        's3://runs/a//b'          || 'a//b'
        's3://runs/a b'           || 'a b'
        's3://runs/a?b'           || 'a?b'
        's3://runs/a\nb'          || 'a\nb'
        "s3://runs/${'x' * 501}"  || 'x' * 501
    }

    def "what is no address of a service is refused: #endpoint"() {
        when:
        new S3Stores().open('s3://runs', [endpoint: endpoint, timeout: '60'])

        then:
        def none = thrown(IllegalArgumentException)
        none.message == "'store-s3.endpoint' is an address like https://minio.example.org:9000, not '$endpoint'"

        where:
        endpoint << ['minio', 'ftp://x', 'http:///x', 'http://a b']
    }
}
