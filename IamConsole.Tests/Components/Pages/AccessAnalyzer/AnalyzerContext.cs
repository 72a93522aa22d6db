using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Tests.AccessAnalyzer;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.AccessAnalyzer;

/// <summary>An account with an analyzer of external access that has found a partner's access to one role and everybody's to another.</summary>
public abstract class AnalyzerContext : PageContext
{
    protected const string Watch = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/watch";

    protected const string PartnerRole = "arn:aws:iam::123456789012:role/partner";

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected IEnumerable<string> Flashes => Services.GetRequiredService<FlashMessages>().Current.Select(message => message.Text);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateRole("partner", PolicyTexts.Trust("""{"AWS":"999999999999"}""", """{"StringEquals":{"sts:ExternalId":"four words"}}""")));
        await DoAsync(new CreateRole("open", PolicyTexts.Trust("""{"AWS":"*"}""")));
        await DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));
        await Iam.AnalyzeAsync();
    }

    protected async Task<IReadOnlyList<AccessFindingRow>> FindingsAsync(string analyzer = "watch") =>
        (await Iam.Gateway.QueryAsync(Iam.Root, new AccessFindingListQuery(analyzer) { Status = null })).Value.Rows;

    protected async Task<AccessFindingRow> FindingOfAsync(string role) => (await FindingsAsync()).Single(finding => finding.Resource.EndsWith("/" + role, StringComparison.Ordinal));

    protected static IElement Row<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("tbody tr").Single(row => row.TextContent.Contains(text, StringComparison.Ordinal));

    protected static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text && button.Closest("dialog") is null);

    protected static IElement OpenDialog<T>(IRenderedComponent<T> page)
        where T : IComponent => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("form") is not null);

    protected static IElement Field<T>(IRenderedComponent<T> page, string label)
        where T : IComponent => page.Find("#" + page.FindAll("label").First(element => element.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).GetAttribute("for"));
}
