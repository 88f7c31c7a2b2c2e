"""What a site says and how: name, slogan, language, tone, products. Words are quoted from the site, never made up."""
