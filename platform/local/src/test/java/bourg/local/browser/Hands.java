package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;

/** How a person works a page: with a pointer, or with nothing but the keyboard. */
enum Hands {
    POINTER {
        @Override
        void activate(Locator what) {
            what.click();
        }

        @Override
        void check(Locator what) {
            what.check();
        }

        @Override
        void type(Locator field, String text) {
            field.fill(text);
        }
    },
    KEYBOARD {
        @Override
        void activate(Locator what) {
            walkTo(what);
            Page page = what.page();
            page.waitForResponse(Hands::isPage, () -> page.keyboard().press("Enter"));
            page.waitForLoadState();
        }

        @Override
        void check(Locator what) {
            walkTo(what);
            what.page().keyboard().press("Space");
        }

        @Override
        void type(Locator field, String text) {
            walkTo(field);
            field.page().keyboard().press("Control+A");
            field.page().keyboard().type(text);
        }
    };

    private static final int MOST_STEPS = 150;

    private static boolean isPage(Response response) {
        return response.request().isNavigationRequest()
                && (response.status() < 300 || response.status() >= 400);
    }

    abstract void activate(Locator what);

    abstract void check(Locator what);

    abstract void type(Locator field, String text);

    /** Goes from element to element with the tabulator, and sees where it is. */
    private static void walkTo(Locator what) {
        what.waitFor();
        for (int step = 0; step < MOST_STEPS; step++) {
            if ((boolean) what.evaluate("e => e === document.activeElement")) {
                assertThat((boolean) what.evaluate("e => e.matches(':focus-visible')"))
                        .as("the focus can be seen on %s", what)
                        .isTrue();
                return;
            }
            what.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + what);
    }
}
