package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows every link of a site that leads to a kind of page not seen yet, and looks at each. */
record Rounds(Visitor visitor) {
    private static final int MOST_PAGES = 150;

    void walk(URI site) {
        Deque<URI> ahead = new ArrayDeque<>(List.of(site));
        Set<String> known = new HashSet<>(Set.of(Judge.kind(site)));
        int pages = 0;
        while (!ahead.isEmpty()) {
            assertThat(++pages).as("pages of %s", site).isLessThan(MOST_PAGES);
            visitor.open(ahead.removeFirst());
            visitor.lookIfNew("rounds-" + site.getHost() + "-" + pages);
            for (Locator link : visitor.page().locator("a[href]").all()) {
                URI target = URI.create(visitor.page().url()).resolve(link.getAttribute("href"));
                if (isPageOf(site, target) && known.add(Judge.kind(target))) {
                    ahead.addLast(target);
                }
            }
        }
    }

    private static boolean isPageOf(URI site, URI target) {
        return site.getAuthority().equals(target.getAuthority())
                && !target.getPath()
                        .matches(
                                ".*(/sign-(in|out)|/api/.*|/download|[.](pdf|csv|xlsx|xml|ndjson))$");
    }
}
