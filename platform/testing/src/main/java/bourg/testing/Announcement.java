package bourg.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Says in the first line of the test log where PostgreSQL and Keycloak come from. */
public final class Announcement implements LauncherSessionListener {

    @Override
    @SuppressWarnings("SystemOut") // the test log is the standard output
    public void launcherSessionOpened(LauncherSession session) {
        System.out.println(Provider.announcement());
    }
}
