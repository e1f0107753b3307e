package bourg.tenants;

import java.util.List;
import java.util.Optional;

/** The few pages of plain text that every city has: about, contact, privacy, accessibility. */
public interface CityPages {
    /** The page of the bound city with this name in its address. */
    Optional<CityPage> find(String slug);

    List<CityPage> list();
}
