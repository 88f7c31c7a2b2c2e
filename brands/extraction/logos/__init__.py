"""A site's mark: found among all its pictures, weighed, drawn free of the page, and told apart by what grounds it suits."""
