using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

public sealed partial class PolicyJson
{
    private string? _shown;
    private string _text = "";
    private IReadOnlyList<IReadOnlyList<JsonToken>> _lines = [];

    /// <summary>The document; one without line breaks is shown with them.</summary>
    [Parameter, EditorRequired]
    public string Json { get; set; } = "";

    /// <summary>For screen readers: 'ReadOnlyAccess'.</summary>
    [Parameter]
    public string Name { get; set; } = "the policy";

    protected override void OnParametersSet()
    {
        if (_shown != Json)
        {
            _shown = Json;
            _text = JsonHighlighter.Readable(Json);
            _lines = JsonHighlighter.Lines(_text);
        }
    }

    private static string ClassOf(JsonTokenKind kind) => kind switch
    {
        JsonTokenKind.Name => "json-name",
        JsonTokenKind.String => "json-string",
        JsonTokenKind.Number => "json-number",
        _ => "json-literal",
    };
}
