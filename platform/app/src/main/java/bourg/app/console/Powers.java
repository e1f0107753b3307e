package bourg.app.console;

import bourg.tenants.Actor;
import bourg.tenants.StaffRole;

/** What the person at the console may do, so that pages offer nothing that would be refused. */
record Powers(
        boolean agree,
        boolean edit,
        boolean refuse,
        boolean money,
        boolean watch,
        boolean counter) {
    static final StaffRole[] AGREE = {StaffRole.ADMIN};
    static final StaffRole[] EDIT = {StaffRole.ADMIN, StaffRole.CLERK};
    static final StaffRole[] REFUSE = {StaffRole.ADMIN, StaffRole.CLERK};
    static final StaffRole[] MONEY = {StaffRole.ADMIN, StaffRole.FINANCE};

    /** Taking money at the counter. */
    static final StaffRole[] COUNTER = {StaffRole.ADMIN, StaffRole.CLERK};

    /** Counting the drawers. */
    static final StaffRole[] TILL = {StaffRole.ADMIN, StaffRole.CLERK, StaffRole.FINANCE};

    static final StaffRole[] WATCH = {StaffRole.ADMIN};

    static Powers of(Actor actor) {
        return new Powers(
                may(actor, AGREE),
                may(actor, EDIT),
                may(actor, REFUSE),
                may(actor, MONEY),
                may(actor, WATCH),
                may(actor, COUNTER));
    }

    private static boolean may(Actor actor, StaffRole... anyOf) {
        if (actor instanceof Actor.Staff staff) {
            for (StaffRole role : anyOf) {
                if (staff.may(role)) {
                    return true;
                }
            }
        }
        return false;
    }
}
