/** The parameter of a page that is to say how these alerts stand. */
export const ABOUT = "about";
/** As many as a page holds. */
export const A_PAGE = 50;
