package flow.cli

import spock.lang.Specification

class UserFolderSpec extends Specification {

    def "it is #folder where the JVM says '#said' and HOME is '#home'"() {
        expect:
        UserFolder.of(said, home == null ? [:] : [HOME: home]) == folder

        where:
        said           | home    || folder
        '/home/ada'    | '/work' || '/home/ada'
        '/home/ada'    | null    || '/home/ada'
        '?'            | '/work' || '/work'
        '?'            | '/'     || '/'
        '?'            | ''      || '/nonexistent'
        '?'            | 'here'  || '/nonexistent'
        '?'            | null    || '/nonexistent'
        '/nonexistent' | null    || '/nonexistent'
    }
}
