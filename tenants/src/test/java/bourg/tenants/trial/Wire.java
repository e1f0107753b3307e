package bourg.tenants.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that a test may cut, with all that is being said over it, and mend. */
public final class Wire {
    private static final int WAITING = 50;

    private final ServerSocket end;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Wire(ServerSocket end) {
        this.end = end;
    }

    public static Wire to(String host, int port) {
        try {
            Wire wire = new Wire(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(() -> wire.listen(host, port));
            return wire;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return end.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    public void mend() {
        cut = false;
    }

    private void listen(String host, int port) {
        try {
            while (true) {
                Socket near = end.accept();
                if (cut) {
                    close(near);
                } else {
                    join(near, new Socket(host, port));
                }
            }
        } catch (IOException over) {
            close(end);
        }
    }

    private void join(Socket near, Socket far) {
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // The other side learns of it when this one is closed.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception alreadyGone) {
            // Closed is closed.
        }
    }
}
