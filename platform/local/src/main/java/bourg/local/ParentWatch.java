package bourg.local;

/** Ends the launcher when the Maven that started it is gone, even by {@code kill -9}. */
final class ParentWatch {

    private ParentWatch() {}

    static void exitWithMaven() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").endsWith("/java"))
                .ifPresent(ParentWatch::exitWith);
    }

    private static void exitWith(ProcessHandle parent) {
        var _ = parent.onExit().thenRun(() -> System.exit(0));
    }
}
