using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.Roles;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages.Roles;

public sealed class ExternalAccessSectionTests : ConsoleContext
{
    private static readonly ShellIdentity Identity = new("123456789012", null, "root user", "arn:aws:iam::123456789012:root", ShellIdentity.RootKind);

    [Fact]
    public void What_is_written_says_who_could_get_in()
    {
        var section = RenderSection(PolicyTexts.Trust("""{"AWS":"999999999999"}"""), PolicyTexts.Trust("""{"AWS":["999999999999","*"]}"""));

        Assert.Equal(["All principals * Public", "AWS account 999999999999"], section.FindAll("tbody th").Select(cell => Words(cell.TextContent)));
        Assert.Equal(["New", "As before"], section.FindAll("tbody td:last-child").Select(cell => Words(cell.TextContent)));
    }

    [Fact]
    public void Access_that_would_be_taken_away_is_named()
    {
        var section = RenderSection(PolicyTexts.Trust("""{"AWS":"999999999999"}"""), PolicyTexts.TrustAccount);

        Assert.Equal("Taken away", Words(section.Find("tbody td:last-child").TextContent));
    }

    [Fact]
    public void Without_access_from_outside_it_says_so() =>
        Assert.Contains("nobody outside the account can assume the role", RenderSection(null, PolicyTexts.TrustAccount).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_policy_that_cannot_be_read_is_to_be_mended_first() =>
        Assert.Contains("Mend the policy first", RenderSection(PolicyTexts.Trust("""{"AWS":"999999999999"}"""), "{").Markup, StringComparison.Ordinal);

    private IRenderedComponent<ExternalAccessSection> RenderSection(string? current, string draft) =>
        Render<ExternalAccessSection>(parameters => parameters.AddCascadingValue(Identity).Add(section => section.Current, current).Add(section => section.Draft, draft));

    private static string Words(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
