// Files go from step to step like any other value: file(path) keeps what is there when the task ends.
flow('files') {
    step('export') {
        months = ['january', 'february', 'march'].withIndex().collect { month, number ->
            def csv = current.tempDir.resolve("${month}.csv")       // a folder that this task has for itself
            csv.text = "day,visits\n" + (1..28).collect { day -> "$day,${100 * (number + 1) + day}" }.join('\n')
            file(csv)
        }
    }
    foreach('months', as: 'month') {
        step('sum') {
            visits = month.withInputStream { content ->             // read in parts, however large it is
                content.readLines().drop(1).sum { it.split(',')[1] as int }
            }
            name = month.name
        }
    }
    join('report') { inputs ->
        def folder = Files.createDirectory(current.tempDir.resolve('report'))
        folder.resolve('visits.txt').text = inputs.collect { "${it.name}: ${it.visits}" }.join('\n')
        folder.resolve('all.csv').text = inputs*.month*.text.join('\n')
        report = file('report')                                     // a folder is kept with all that is in it
    }
    step('print') {
        println report.files*.name
        println report.files.find { it.name == 'visits.txt' }.text
        exec(['sed', '-n', '2p', report.path.resolve('all.csv')])   // programs get a path: a read-only copy
    }
}
