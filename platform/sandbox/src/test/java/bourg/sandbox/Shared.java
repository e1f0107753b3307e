package bourg.sandbox;

/** One sandbox for all tests that do not need one of their own: a start costs seconds. */
final class Shared {

    static final RunningSandbox SANDBOX = SandboxApplication.start(0, "bourg.sandbox.knobs=true");
    static final Drive DRIVE = new Drive(SANDBOX);

    private Shared() {}
}
