// A small analysis of real data: which measurement tells a penguin's weight best, for each species?
// Clean the table, fan out over species and, inside, over measurements, fit a line each, gather, choose, report.
import groovy.json.JsonSlurper

flow('penguins') {
    description 'Fits body mass to each measurement of each species of penguin, and reports the best fit'
    parameter 'table', type: File, default: 'data/penguins.json', help: 'Penguins, as a JSON array of records'
    parameter 'goodEnough', type: Double, default: 0.4, help: 'The least R² of a fit that is worth using'

    step('clean') {
        measurements = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)']
        def needed = measurements + 'Body Mass (g)'
        def rows = new JsonSlurper().parseText(table)
        penguins = rows.findAll { row -> needed.every { name -> row[name] != null } }
        dropped = rows.size() - penguins.size()
        species = penguins*.Species.unique().sort()
    }
    foreach('species', as: 'kind') {
        step('select') {
            sample = penguins.findAll { row -> row.Species == kind }
        }
        foreach('measurements', as: 'measurement') {
            step('fit') {
                line = leastSquares(sample.collect { row -> [row[measurement] as double, row['Body Mass (g)'] as double] })
            }
        }
        join('best') { inputs ->
            def winner = inputs.max { fit -> fit.line.r2 }
            count = sample.size()
            model = [species: kind, measurement: winner.measurement] + winner.line
        }
    }
    join('gather') { inputs ->
        models = inputs.collect { input -> input.model + [count: input.count] }.sort { one -> -one.r2 }
        best = models.first()
    }
    choose {
        when({ best.r2 >= goodEnough }) {
            step('recommend') {
                verdict = "Weigh a ${best.species} by its ${words(best.measurement)}: " +
                    "mass = ${round(best.slope, 1)} * ${words(best.measurement)} ${best.intercept < 0 ? '-' : '+'} ${round(best.intercept.abs(), 0)} g"
            }
        }
        otherwise {
            step('warn') {
                verdict = "No measurement explains the mass of any species well (best R² ${round(best.r2, 2)})"
            }
        }
    }
    step('report') {
        println "${penguins.size()} penguins, $dropped dropped for missing values"
        models.each { one ->
            println String.format(Locale.ROOT, '%-10s %3d  %-20s R² %.3f', one.species, one.count, one.measurement, one.r2)
        }
        println verdict
    }
}

/** Slope, intercept and R² of the straight line through pairs [x, y]. */
Map leastSquares(List<List<Double>> points) {
    def n = points.size()
    def meanX = points.sum { p -> p[0] } / n
    def meanY = points.sum { p -> p[1] } / n
    def sxy = points.sum { p -> (p[0] - meanX) * (p[1] - meanY) }
    def sxx = points.sum { p -> (p[0] - meanX)**2 }
    def syy = points.sum { p -> (p[1] - meanY)**2 }
    def slope = sxy / sxx
    [slope: slope, intercept: meanY - slope * meanX, r2: sxy**2 / (sxx * syy)]
}

/** 'Beak Depth (mm)' is 'beak depth'. */
String words(String column) {
    column.toLowerCase().replaceAll(/ \(.*/, '')
}

String round(double value, int digits) {
    String.format(Locale.ROOT, "%.${digits}f", value)
}
