package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** Secrets are variables of every step, and stand neither in what is printed nor in what is kept. */
class SecretsDecorator extends CoreTest {
    static final String SECRET = 'correct horse battery staple'

    SecretsDecorator() {
        environment = [PARITY_SECRET: SECRET]
        files = ['key.txt': "$SECRET, of a file\n".bytes]
        header = '''
            def confirm(secrets, env) {
                assert secrets.PARITY_SECRET == ['correct', 'horse', 'battery', 'staple'].join(' ')
                assert env.PARITY_SECRET == secrets.PARITY_SECRET
                assert secrets['key.txt'].endsWith('of a file')
                println 'the secret is ' + secrets.PARITY_SECRET
                secrets.PARITY_SECRET.size()
            }
            '''
        on('all', options: "secrets: ['env:PARITY_SECRET', 'file:FOLDER/key.txt']", 'size = confirm(secrets, env)')
    }

    @Override
    void check(Ran ran) {
        assert ran.set('start').size == SECRET.size()
        assert ran.err.contains('the secret is ***')
        assert !ran.err.contains(SECRET)
        ran.expected.each { assert ran.printed(it.task, 'OUT')*.text() == ['the secret is ***'] }
        ran.folder.resolve('.flow').eachFileRecurse(groovy.io.FileType.FILES) { assert !it.getText('ISO-8859-1').contains(SECRET) }
    }
}
