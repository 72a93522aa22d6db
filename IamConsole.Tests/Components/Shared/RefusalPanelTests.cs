using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class RefusalPanelTests : ConsoleContext
{
    private const string Denied =
        "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:ListUsers on resource: " +
        "arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action";

    [Theory]
    [InlineData(Denied, "arn:aws:iam::123456789012:user/", "no identity-based policy allows the iam:ListUsers action")]
    [InlineData("User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ with an explicit deny in an identity-based policy",
        "arn:aws:iam::123456789012:user/", "an explicit deny in an identity-based policy")]
    [InlineData("User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:ListUsers", null, null)]
    public void The_sentence_is_taken_apart(string message, string? resource, string? reason)
    {
        var parts = AccessDeniedMessage.Parse(message);

        Assert.Equal(new AccessDeniedMessage("arn:aws:iam::123456789012:user/bob", "iam:ListUsers", resource, reason), parts);
    }

    [Fact]
    public void A_denial_shows_its_parts_the_exact_message_and_the_action_to_allow()
    {
        var panel = Render<RefusalPanel>(parameters => parameters.Add(p => p.Problem, new Problem("AccessDenied", Denied)));

        Assert.Contains("Access denied", panel.Find(".refusal-title").TextContent, StringComparison.Ordinal);
        Assert.Equal(["User", "Action", "Resource", "Reason"], panel.FindAll("dt").Select(term => term.TextContent));
        Assert.Equal(Denied, panel.Find(".refusal-message").TextContent);
        Assert.Equal("iam:ListUsers", panel.Find("[data-copy]").GetAttribute("data-copy"));
    }

    [Fact]
    public void Another_error_is_shown_as_it_is_without_advice_on_permissions()
    {
        var panel = Render<RefusalPanel>(parameters => parameters
            .Add(p => p.Problem, new Problem("DeleteConflict", "Cannot delete entity, must detach all policies first.", "iam:DeleteUser")));

        Assert.Contains("DeleteConflict", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("dl"));
        Assert.Empty(panel.FindAll("[data-copy]"));
    }
}
