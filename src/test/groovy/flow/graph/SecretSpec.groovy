package flow.graph

import static flow.graph.Secret.Provider.*

import spock.lang.Specification

class SecretSpec extends Specification {

    def "'#text' is a secret of #provider"() {
        when:
        def secret = Secret.parse(text)

        then:
        secret.provider() == provider
        secret.id() == id
        secret.toString() == text

        where:
        text                                                    | provider            || id
        'env:API_TOKEN'                                         | ENVIRONMENT         || 'API_TOKEN'
        'file:/run/secrets/db'                                  | FILE                || '/run/secrets/db'
        'file:C:\\secrets\\db'                                  | FILE                || 'C:\\secrets\\db'
        'kubernetes:db/password'                                | KUBERNETES          || 'db/password'
        'aws-secrets-manager:prod/db'                           | AWS_SECRETS_MANAGER || 'prod/db'
        'aws-secrets-manager:arn:aws:secretsmanager:eu:1:x'     | AWS_SECRETS_MANAGER || 'arn:aws:secretsmanager:eu:1:x'
    }

    def "bodies call '#text' #name"() {
        expect:
        Secret.parse(text).name() == name

        where:
        text                          || name
        'env:API_TOKEN'               || 'API_TOKEN'
        'file:/run/secrets/db.key'    || 'db.key'
        'file:db.key'                 || 'db.key'
        'file:C:\\secrets\\db'        || 'db'
        'kubernetes:db/password'      || 'password'
        'aws-secrets-manager:prod/db' || 'prod/db'
    }

    def "'#text' is refused: #message"() {
        when:
        Secret.parse(text)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == message
        refusal.hint().contains(hint)

        where:
        text                     || message                                        | hint
        'API_TOKEN'              || "'API_TOKEN' names no provider of secrets"     | "'env:NAME', 'file:/path', 'kubernetes:secret/key', 'aws-secrets-manager:id'"
        ''                       || "'' names no provider of secrets"              | "'env:NAME'"
        'kubernets:db/password'  || "'kubernets' is no provider of secrets"        | "did you mean 'kubernetes'?"
        'vault:db'               || "'vault' is no provider of secrets"            | "'env:NAME'"
        'env:MY-TOKEN'           || "'MY-TOKEN' is no variable"                    | "'MY_TOKEN'"
        'env:'                   || "'' is no variable"                            | 'letters'
        'file:/run/secrets/'     || "'file:' names no secret"                      | "'file:/path'"
        'file:'                  || "'file:' names no secret"                      | "'file:/path'"
        'aws-secrets-manager: '  || "'aws-secrets-manager:' names no secret"       | "'aws-secrets-manager:id'"
        'kubernetes:db'          || "'kubernetes:db' is no key of a secret"        | "'kubernetes:secret/key'"
        'kubernetes:db/a/b'      || "'kubernetes:db/a/b' is no key of a secret"    | "'kubernetes:secret/key'"
        'kubernetes:My_Db/key'   || "'My_Db' is no name of a Kubernetes secret"    | "'my-db'"
    }
}
