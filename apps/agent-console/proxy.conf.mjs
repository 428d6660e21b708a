/** The desk's server answers what is not the page; the page comes from the development server. */
export default {
  '/api': { target: `http://localhost:${process.env['DESK_PORT'] ?? 3000}`, ws: true },
};
