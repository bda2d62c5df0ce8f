package flow.script.library

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class MavenFoldersSpec extends Specification {
    @TempDir
    Path folder

    def "without settings everything lies in the home folder"() {
        expect:
        folders() == new MavenFolders(home('.m2'), null, home('.m2/repository'))
    }

    def "the property of the JVM goes first"() {
        given:
        settings(home('.m2/settings.xml'), '<localRepository>/elsewhere</localRepository>')

        expect:
        folders([:], ['maven.repo.local': '/given']).localRepository() == Path.of('/given')
    }

    def "the user's settings name the local repository: #text"() {
        given:
        settings(home('.m2/settings.xml'), text)

        expect:
        folders([SHELF: '/shelf']).localRepository() == (found ? Path.of(found) : home('.m2/repository'))

        where:
        text                                                                  | found
        '<localRepository>/elsewhere</localRepository>'                       | '/elsewhere'
        '<localRepository>\n  /elsewhere\n</localRepository>'                 | '/elsewhere'
        '<localRepository>${env.SHELF}/maven</localRepository>'               | '/shelf/maven'
        '<localRepository>${colour}/maven</localRepository>'                  | '/blue/maven'
        '<!-- <localRepository>/path/to/local/repo</localRepository> -->'     | null
        '<localRepository></localRepository>'                                 | null
        '<offline>true</offline>'                                             | null
    }

    def "the installation's settings count where the user's say nothing"() {
        given:
        settings(folder.resolve('maven/conf/settings.xml'), '<localRepository>/installed</localRepository>')

        expect:
        folders([MAVEN_HOME: "$folder/maven" as String]) ==
            new MavenFolders(home('.m2'), folder.resolve('maven'), Path.of('/installed'))

        when:
        settings(home('.m2/settings.xml'), '<localRepository>/elsewhere</localRepository>')

        then:
        folders([MAVEN_HOME: "$folder/maven" as String]).localRepository() == Path.of('/elsewhere')
    }

    private MavenFolders folders(Map<String, String> environment = [:], Map<String, String> more = [:]) {
        def properties = new Properties()
        properties.putAll(['user.home': home('').toString(), colour: '/blue'] + more)
        MavenFolders.of(environment, properties)
    }

    private Path home(String path) {
        folder.resolve('home').resolve(path)
    }

    private static void settings(Path file, String elements) {
        Files.createDirectories(file.parent)
        file.text = "<settings>$elements</settings>"
    }
}
