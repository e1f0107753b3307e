package bourg.tenants.routing;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where a cell's database is, for the application and for those who open and migrate cities. */
record CellDatabase(
        String url,
        String username,
        String password,
        String provisionerUsername,
        String provisionerPassword,
        @DefaultValue("local") String region) {
    @Override
    public String toString() {
        return "CellDatabase[" + url + "]";
    }
}
