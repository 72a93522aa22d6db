using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Core.Authentication;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Layout;

public sealed class SessionEndBandTests : ConsoleContext
{
    private static readonly ShellIdentity Alice = new("123456789012", null, "alice", "arn:aws:iam::123456789012:user/alice", ShellIdentity.UserKind);

    [Fact]
    public void It_says_ten_minutes_before_that_the_session_ends_and_not_earlier()
    {
        var band = RenderBand(Alice with { EndsAt = Clock.GetUtcNow().AddHours(12) });
        Assert.Empty(band.Find("[role=alert]").TextContent.Trim());

        Clock.Advance(new TimeSpan(11, 49, 59));
        Assert.Empty(band.Find("[role=alert]").TextContent.Trim());
        Clock.Advance(TimeSpan.FromSeconds(1));

        band.WaitForAssertion(() => Assert.Contains("Your session ends at 2026-03-11 00:00:00 UTC.", band.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("sign-out", band.Find("button").GetAttribute("form"));
    }

    [Fact]
    public void A_page_that_opens_shortly_before_the_end_says_it_at_once()
    {
        var band = RenderBand(Alice with { EndsAt = Clock.GetUtcNow().AddMinutes(3) });

        Assert.Contains("12:03:00 UTC", band.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_role_it_says_as_whom_one_acts_afterwards()
    {
        var end = Clock.GetUtcNow().AddMinutes(3);
        var band = RenderBand(Alice with { EndsAt = end, OwnerName = "alice", Role = new SwitchedRole("Auditor", null, null, end) });

        Assert.Contains("The role's session ends at 2026-03-10 12:03:00 UTC.", band.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("you act as alice again", band.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(band.FindAll("button"));
    }

    private IRenderedComponent<SessionEndBand> RenderBand(ShellIdentity identity) => Render<SessionEndBand>(parameters => parameters.AddCascadingValue(identity));
}
