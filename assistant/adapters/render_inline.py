"""The one door of css-inline: style sheets of a mail move into its tags, where mail programs look."""

from assistant.errors import TemplateError


def inlined(html: str) -> str:
    """The page with its own `<style>` written into the tags; the sheet stays too, for dark mode and phones.

    Nothing is loaded from anywhere. Raises TemplateError for CSS that cannot be read.
    """
    import css_inline

    try:
        return css_inline.CSSInliner(
            keep_style_tags=True, load_remote_stylesheets=False, minify_css=True
        ).inline(html)
    except (css_inline.InlineError, ValueError) as error:
        raise TemplateError(f"the style sheet of the mail cannot be used: {error}") from None
