package flow.store

import spock.lang.Specification

import java.nio.file.AccessDeniedException
import java.nio.file.FileSystemException
import java.nio.file.NoSuchFileException
import java.nio.file.Path

class StoreFailureSpec extends Specification {

    def "what the system says becomes what to do"() {
        expect:
        StoreFailure.of(Path.of('/x/.flow'), 'cannot be written', said).message == "/x/.flow cannot be written: $cure"

        where:
        said                                                             | cure
        new IOException('No space left on device')                      | 'the disk is full. Free some space and try again.'
        new FileSystemException('/x', null, 'Disk quota exceeded')      | 'the disk quota is used up. Free some space and try again.'
        new IOException('/x/.flow/a (Too many open files)')             | 'too many files are open. Raise the limit (ulimit -n) and try again.'
        new FileSystemException('/x', null, 'Read-only file system')    | 'the file system is read-only. Work in a folder that can be written.'
        new FileSystemException('/x', null, 'Not a directory')          | 'a file is where a folder should be. Move it away, or work in another folder.'
        new AccessDeniedException('/x')                                 | 'permission denied. Work in a folder that can be written.'
        new FileNotFoundException('/x/.flow/a (Permission denied)')     | 'permission denied. Work in a folder that can be written.'
        new NoSuchFileException('/x/.flow')                             | 'it is not there.'
        new IOException('Input/output error')                           | 'Input/output error.'
        new IOException()                                               | 'IOException.'
    }
}
