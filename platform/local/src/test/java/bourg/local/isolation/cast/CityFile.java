package bourg.local.isolation.cast;

/** A file from which an operator opens one city. */
final class CityFile {

    private CityFile() {}

    static String of(String code) {
        return """
        code,name_fr,name_en,region,host,languages,admin_email,admin_given_name,admin_family_name
        %1$s,Ville %1$s,City of %1$s,CA-QC,%1$s.localhost,fr en,admin@%1$s.example,Anne,Roy
        """
                .formatted(code);
    }
}
