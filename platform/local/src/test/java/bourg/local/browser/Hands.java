package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

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
            walkTo(what, ACTIVE);
            Page page = what.page();
            page.evaluate("() => { window.bourgLeft = true }");
            page.keyboard().press("Enter");
            for (int look = 0; !hasArrived(page); look++) {
                assertThat(look).as("no page comes after Enter on %s", what).isLessThan(MOST_LOOKS);
                page.waitForTimeout(PAUSE_MS);
            }
        }

        @Override
        void check(Locator what) {
            if (!what.isChecked()) {
                walkTo(what, SAME_GROUP);
                Keyboard keyboard = what.page().keyboard();
                for (int step = 0; step < MOST_STEPS && !is(what, ACTIVE); step++) {
                    keyboard.press("ArrowDown");
                }
                if (!what.isChecked()) {
                    keyboard.press("Space");
                }
                assertThat(what.isChecked()).as("%s is chosen", what).isTrue();
            }
        }

        @Override
        void type(Locator field, String text) {
            walkTo(field, ACTIVE);
            field.page().keyboard().press("Control+A");
            field.page().keyboard().type(text);
        }
    };

    private static final int MOST_STEPS = 150;
    private static final int MOST_LOOKS = 1200;
    private static final int PAUSE_MS = 50;
    private static final String ACTIVE = "e => e === document.activeElement";

    /** The tabulator stops at one radio button of a group; arrows lead to the others. */
    private static final String SAME_GROUP =
            "e => e === document.activeElement || e.type === 'radio'"
                    + " && e.name === document.activeElement.name";

    /** A pointer's click waits for the next page; Enter does not, so we look for it. */
    private static boolean hasArrived(Page page) {
        try {
            return (boolean)
                    page.evaluate("() => !window.bourgLeft && document.readyState === 'complete'");
        } catch (PlaywrightException betweenTwoPages) {
            return false;
        }
    }

    abstract void activate(Locator what);

    abstract void check(Locator what);

    abstract void type(Locator field, String text);

    /** Goes from element to element with the tabulator until this is so, and sees where it is. */
    private static void walkTo(Locator what, String condition) {
        what.waitFor();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (is(what, condition)) {
                assertThat(is(what, "e => document.activeElement.matches(':focus-visible')"))
                        .as("the focus can be seen on %s", what)
                        .isTrue();
                return;
            }
            what.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + what);
    }

    private static boolean is(Locator what, String condition) {
        return (boolean) what.evaluate(condition);
    }
}
