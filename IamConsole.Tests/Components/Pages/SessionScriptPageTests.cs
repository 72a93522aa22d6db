using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Shared;
using IamConsole.Core.EquivalentCode;
using IamConsole.Core.Groups;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

public sealed class SessionScriptPageTests : PageContext
{
    [Fact]
    public void Code_is_shown_in_the_chosen_language_everywhere_at_once()
    {
        var requests = CodeRequest.OfChanges([new CreateGroup("readers")]);
        var first = Render<EquivalentCodeView>(parameters => parameters.Add(view => view.Requests, requests).Add(view => view.Name, "one"));
        var second = Render<EquivalentCodeView>(parameters => parameters.Add(view => view.Requests, requests).Add(view => view.Name, "two"));
        Assert.Contains("aws iam create-group", first.Find("pre").TextContent, StringComparison.Ordinal);

        first.FindAll(".segmented button").Single(button => button.TextContent == "Terraform").Click();

        second.WaitForAssertion(() => Assert.Contains("resource \"aws_iam_group\" \"readers\"", second.Find("pre").TextContent, StringComparison.Ordinal));
        Assert.Equal(CodeLanguage.Terraform, Services.GetRequiredService<CodePanel>().Language);
        Assert.Equal(second.Find("pre").TextContent, second.Find("[data-copy]").GetAttribute("data-copy"));
    }
}
