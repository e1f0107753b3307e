package bourg.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;

/** An SMTP server that delivers nothing: every message is kept as a file. */
public final class MailCatcher implements AutoCloseable {

    private static final String NOBODY = "catcher";

    private final GreenMail server;
    private final Letters letters;

    private MailCatcher(GreenMail server, Letters letters) {
        this.server = server;
        this.letters = letters;
    }

    /** Listens on the loopback address only. */
    public static MailCatcher start(int port, Path folder) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        GreenMail server = new GreenMail(setup);
        Letters letters = Letters.in(folder);
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((message, recipient) -> {
            letters.keep(message.getMessage(), recipient.getEmail());
            return nobody(users, recipient);
        });
        server.start();
        return new MailCatcher(server, letters);
    }

    /** What has been caught, also before a restart. */
    public Letters letters() {
        return letters;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static GreenMailUser nobody(UserManager users, MailAddress recipient)
            throws UserException {
        GreenMailUser user = users.getUserByEmail(recipient.getEmail());
        return user != null
                ? user
                : users.createUser(recipient.getEmail(), recipient.getEmail(), NOBODY);
    }
}
