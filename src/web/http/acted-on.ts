/** The parameter that names the alerts whose new state a page should show. */
export const ABOUT = "about";
/** As many as a page has. */
export const A_PAGE = 50;
