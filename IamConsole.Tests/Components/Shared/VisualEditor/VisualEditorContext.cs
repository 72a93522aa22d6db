using AngleSharp.Dom;
using Bunit;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Shared.VisualEditor;

/// <summary>The visual editor over a text, and short ways to do what a person does with it.</summary>
public abstract class VisualEditorContext : ConsoleContext
{
    protected IRenderedComponent<EditorHost> Page { get; private set; } = null!;

    protected string Text => Page.Instance.Text;

    /// <summary>What the first statement says.</summary>
    protected PermissionBlock Block => DraftDocument.TryRead(Text, ServiceCatalog.Current, out _)!.Statements[0].Block!;

    protected static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    protected void Show(string text)
    {
        if (Page is null)
        {
            Page = Render<EditorHost>(parameters => parameters.Add(p => p.Text, text));
        }
        else
        {
            Page.Render(parameters => parameters.Add(p => p.Text, text));
        }
    }

    protected IElement Named(string label) => Page.Find($"[aria-label='{label}']");

    protected void Press(string text) => Page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();

    protected void PressNamed(string label) => Named(label).Click();

    protected IElement Field(string label)
    {
        var found = Page.FindAll("label.field-label").Last(candidate => candidate.TextContent.Trim() == label);
        return Page.Find($"#{found.GetAttribute("for")}");
    }

    protected IElement Box(string text) => Page.FindAll("label.choice, .choices label").First(label => label.TextContent.Trim().StartsWith(text, StringComparison.Ordinal)).QuerySelector("input")!;

    protected void ChooseService(string typed)
    {
        var field = Page.Find(".permission-body [role=combobox]");
        field.Change(typed);
        Page.Find(".permission-body [role=combobox]").KeyDown("Enter");
    }

    protected void SubmitDialog() => Page.Find("dialog form").Submit();

    protected bool CanSubmitDialog => !Page.Find("dialog button[type=submit]").HasAttribute("aria-disabled");
}
