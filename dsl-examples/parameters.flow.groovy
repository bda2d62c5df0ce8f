// Typed inputs. See them with: flow run parameters.flow.groovy --help
// and set them with:          flow run parameters.flow.groovy --name Ada --times 3 --loud
flow('parameters') {
    parameter 'name', default: 'world', help: 'Whom to greet'
    parameter 'times', type: Integer, default: 1, help: 'How often'
    parameter 'loud', default: false, help: 'Whether to shout'
    parameter 'language', default: 'en', choices: ['en', 'de', 'fr'], help: 'In which language'

    step('greet') {
        def hello = [en: 'Hello', de: 'Hallo', fr: 'Bonjour'][language]
        greeting = "$hello, $name"
        if (loud) {
            greeting = greeting.toUpperCase() + '!'
        }
    }
    step('print') {
        times.times { println greeting }
    }
}
