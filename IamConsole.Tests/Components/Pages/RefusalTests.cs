using Bunit;
using IamConsole.Components.Pages.EventHistory;
using IamConsole.Components.Shared;
using IamConsole.Core.Activity;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

/// <summary>'Why was this refused?' over a real gateway.</summary>
public sealed class RefusalTests : PageContext
{
    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("iam:GetUserPolicy\",\"iam:ListUsers", condition: """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""").Replace("\"iam:GetUserPolicy\",\"iam:ListUsers\"", "[\"iam:GetUserPolicy\",\"iam:ListUsers\"]", StringComparison.Ordinal)));
        await DoAsync(new PutUserPolicy("alice", "reads", PolicyTexts.Allow("iam:GetUserPolicy")));
        Client.Caller = await Iam.CallerOfAsync("alice");
    }

    [Fact]
    public async Task A_refusal_opens_to_its_explanation_and_closes_again()
    {
        var problem = (await Client.SendAsync(new ListUsers())).Problem()!;
        var panel = Render<RefusalPanel>(parameters => parameters.Add(p => p.Problem, problem));
        Assert.Empty(panel.FindAll(".explanation"));

        panel.Find(".refusal-why button").Click();

        panel.WaitForAssertion(() => Assert.Contains("Nearest comes statement 1 of own: it fails at its condition on aws:MultiFactorAuthPresent.", panel.Find(".explanation-sentence").TextContent, StringComparison.Ordinal));
        Assert.Equal(IamUrls.EditUserInlinePolicy("alice", "own"), panel.Find(".explanation-statement a").GetAttribute("href"));
        Assert.Contains("Inline policy of user alice", panel.Find(".explanation-statement").TextContent, StringComparison.Ordinal);
        Assert.Null(panel.Find(".explanation").ParentElement!.Closest("[role=alert]"));

        panel.Find(".refusal-why button").Click();
        Assert.Empty(panel.FindAll(".explanation"));
    }

    [Fact]
    public async Task Another_refusal_in_the_same_panel_is_closed_at_first()
    {
        var first = (await Client.SendAsync(new ListUsers())).Problem()!;
        var second = (await Client.SendAsync(new DeleteUser("alice"))).Problem()!;
        var panel = Render<RefusalPanel>(parameters => parameters.Add(p => p.Problem, first));
        panel.Find(".refusal-why button").Click();

        panel.Render(parameters => parameters.Add(p => p.Problem, second));

        Assert.Equal("false", panel.Find(".refusal-why button").GetAttribute("aria-expanded"));
        Assert.Empty(panel.FindAll(".explanation"));
    }

    [Fact]
    public async Task What_no_policy_refused_offers_no_explanation()
    {
        Client.Caller = Iam.Root;
        var problem = (await Client.SendAsync(new CreateUser("alice"))).Problem()!;

        Assert.Empty(Render<RefusalPanel>(parameters => parameters.Add(p => p.Problem, problem)).FindAll(".refusal-why"));
    }

    [Fact]
    public async Task A_refused_event_says_whether_the_policies_are_still_those_of_then()
    {
        await Client.SendAsync(new ListUsers());
        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        var sequence = (await Iam.EventsAsync()).Count;
        Client.Caller = Iam.Root;
        var section = Render<RefusedEventSection>(parameters => parameters.Add(p => p.Sequence, sequence));

        section.Find("button").Click();
        section.WaitForAssertion(() => Assert.Contains("No policy of this account has changed since", section.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(section.FindAll(".explanation-statement"));
        var copied = section.FindAll("p > [data-copy]").Select(button => button.GetAttribute("data-copy")!).ToList();
        Assert.Equal([copied[0], $"aws sts decode-authorization-message --query DecodedMessage --output text --encoded-message {copied[0]}"], copied);
        Assert.Contains("iam:ListUsers", (await Iam.DoAsync(new DecodeAuthorizationMessage(copied[0]))).DecodedMessage, StringComparison.Ordinal);

        section.Find("button").Click();
        await DoAsync(new PutUserPolicy("alice", "more", PolicyTexts.Allow("iam:*")));
        section.Find("button").Click();
        section.WaitForAssertion(() => Assert.Contains("This request would be allowed now", section.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("sts:DecodeAuthorizationMessage", section.Markup, StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: iam:ListUsers", section.Find(".notice").TextContent, StringComparison.Ordinal);
    }
}
