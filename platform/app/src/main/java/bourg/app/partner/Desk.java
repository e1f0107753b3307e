package bourg.app.partner;

import bourg.marketplace.Forms;
import bourg.marketplace.Offers;
import bourg.marketplace.PartnerOrders;
import org.springframework.stereotype.Component;

/** What a partner works with: its offers, their forms and the orders placed. */
@Component
record Desk(Offers offers, Forms forms, PartnerOrders orders) {}
