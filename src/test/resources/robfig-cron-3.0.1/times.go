// Writes times.txt: when robfig/cron 3.0.1, with which Argo's controller reads the crons of a CronWorkflow, lets crons come around
// changes of the clock. Run with: go mod init x && go get github.com/robfig/cron/v3@v3.0.1 && go run main.go > times.txt
package main

import (
	"fmt"
	"time"

	"github.com/robfig/cron/v3"
)

var crons = []string{
	"0 0 * * *", "30 0 * * *", "0 1 * * *", "30 1 * * *", "0 2 * * *", "15 2 * * *", "30 2 * * *", "45 1 * * *", "30 3 * * *",
	"0 9 * * *", "30 23 * * *", "0 * * * *", "*/30 * * * *", "*/20 1-3 * * *", "0 */2 * * *", "0 5 * * 6", "0 5 * * 0", "0 5 * * 5",
	"30 1 1-7 * 0", "0 0 */2 * 1-5", "15 22,23 * * 6", "0 4 29-31 * *",
}

// Zones with the days on which their clocks are changed in 2027, some days before.
var days = map[string][]string{
	"America/New_York":    {"2027-03-11", "2027-11-04"},
	"Europe/Helsinki":     {"2027-03-25", "2027-10-28"},
	"Australia/Lord_Howe": {"2027-04-01", "2027-09-30"},
	"America/Santiago":    {"2027-04-01", "2027-09-02"},
	"Africa/Cairo":        {"2027-04-27", "2027-10-26"},
	"Antarctica/Troll":    {"2027-03-25", "2027-10-28"},
	"Asia/Kathmandu":      {"2027-03-25"},
}

var order = []string{"America/New_York", "Europe/Helsinki", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Antarctica/Troll", "Asia/Kathmandu"}

func main() {
	for _, zone := range order {
		for _, spec := range crons {
			for _, day := range days[zone] {
				schedule, err := cron.ParseStandard("CRON_TZ=" + zone + " " + spec)
				if err != nil {
					panic(err)
				}
				from, _ := time.Parse("2006-01-02", day)
				until := from.AddDate(0, 0, 6)
				fmt.Printf("%s|%s|%s|", zone, spec, from.Format(time.RFC3339))
				separator := ""
				for at, n := schedule.Next(from), 0; at.Before(until) && n < 200; at, n = schedule.Next(at), n+1 {
					fmt.Printf("%s%d", separator, int(at.Sub(from).Minutes()))
					separator = " "
				}
				fmt.Println()
			}
		}
	}
}
