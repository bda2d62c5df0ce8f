// Tells people when a run fails: in production by Slack and PagerDuty, whose address and key are kept in a secret of the cluster. On a
// machine that cannot read those the run only says whom it would have told.
flow('notify') {
    parameter 'enough', default: 100, help: 'With how many rows to be content'

    notify onError: ['slack', 'pagerduty'], severity: 'critical',
        slack: 'kubernetes:alerts/slack-url', pagerduty: 'kubernetes:alerts/pagerduty-key',
        message: '''
            {flow} has no data: {error}
            in step {task}, after {took}, run {run}
            {link}'''

    step('load') {
        rows = 120
    }
    step('check') {
        if (rows < enough) {
            throw new IllegalStateException("only $rows rows")
        }
        println "$rows rows will do"
    }
}
