package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.tenants.IsolationReports;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows administrators how the walls around their city were last attacked. */
@Controller
@OnSite(Area.CONSOLE)
class IsolationPages {
    private final IsolationReports reports;

    IsolationPages(IsolationReports reports) {
        this.reports = reports;
    }

    /** A line of a table: what was counted, and how often. */
    record Line(String what, long probes) {
        /** The most frequent first. */
        static List<Line> of(String family, Map<String, Long> counts) {
            return counts.entrySet().stream()
                    .sorted(
                            Map.Entry.<String, Long>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .map(each -> new Line(family + "." + each.getKey(), each.getValue()))
                    .toList();
        }
    }

    @GetMapping("/console/isolation")
    String report(Model model) {
        Caller.staff(Powers.WATCH);
        reports.latest(Caller.city().id())
                .ifPresent(report -> model.addAttribute("report", report));
        return "console/isolation";
    }
}
