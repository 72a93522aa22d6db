using IamConsole.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

/// <summary>The console's own icons (MudBlazor has the name Icons): 16 by 16, drawn with the text's colour, hidden from assistive technology.</summary>
/// <remarks>Fragments rather than components, so that a row of a table may hold some at no cost.</remarks>
public static class Glyphs
{
    public static RenderFragment Check { get; } = Stroke("M2.5 8.5l3.5 3.5 7.5-8");
    public static RenderFragment CheckCircle { get; } = Stroke("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM5 8.2l2.2 2.3L11 6");
    public static RenderFragment Info { get; } = Stroke("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 7.3v4M8 4.4v1.4");
    public static RenderFragment Warning { get; } = Stroke("M8 1.8L15 14H1zM8 6.2v3.6M8 11v1.4");
    public static RenderFragment Error { get; } = Stroke("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6");
    public static RenderFragment Minus { get; } = Stroke("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM5 8h6");
    public static RenderFragment Dash { get; } = Stroke("M3.5 8h9");
    public static RenderFragment Pending { get; } = Stroke("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 2");
    public static RenderFragment Close { get; } = Stroke("M3.5 3.5l9 9M12.5 3.5l-9 9");
    public static RenderFragment Edit { get; } = Stroke("M2.5 13.5l.8-3.4L10.8 2.6l2.6 2.6l-7.5 7.5zM9.2 4.2l2.6 2.6");
    public static RenderFragment Copy { get; } = Stroke("M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3");
    public static RenderFragment Code { get; } = Stroke("M5 4L1.5 8L5 12M11 4l3.5 4L11 12M9.2 2.8L6.8 13.2");
    public static RenderFragment Refresh { get; } = Stroke("M13.5 8a5.5 5.5 0 1 1-1.7-4M12.2 1.2v3.2H9");
    public static RenderFragment Search { get; } = Stroke("M7 2a5 5 0 1 0 0 10a5 5 0 0 0 0-10zM10.6 10.6l3.9 3.9");
    public static RenderFragment Settings { get; } = Stroke("M1.5 4.5h8M12.5 4.5h2M9.5 2.5v4M12.5 2.5v4M9.5 2.5h3M9.5 6.5h3M1.5 11.5h2M6.5 11.5h8M3.5 9.5v4M6.5 9.5v4M3.5 9.5h3M3.5 13.5h3");
    public static RenderFragment Menu { get; } = Stroke("M2 4h12M2 8h12M2 12h12");
    public static RenderFragment ChevronDown { get; } = Stroke("M3.5 6l4.5 4.5L12.5 6");
    public static RenderFragment ChevronUp { get; } = Stroke("M3.5 10L8 5.5L12.5 10");
    public static RenderFragment ChevronRight { get; } = Stroke("M6 3.5L10.5 8L6 12.5");
    public static RenderFragment ChevronLeft { get; } = Stroke("M10 3.5L5.5 8L10 12.5");
    public static RenderFragment First { get; } = Stroke("M12.5 3.5L8 8l4.5 4.5M4 3.5v9");
    public static RenderFragment Last { get; } = Stroke("M3.5 3.5L8 8l-4.5 4.5M12 3.5v9");
    public static RenderFragment SortAscending { get; } = Stroke("M4 9.5L8 5l4 4.5z", filled: true);
    public static RenderFragment SortDescending { get; } = Stroke("M4 6.5L8 11l4-4.5z", filled: true);
    public static RenderFragment Sortable { get; } = Stroke("M4.5 9.5L8 13l3.5-3.5M4.5 6.5L8 3l3.5 3.5");
    public static RenderFragment Appearance { get; } = Stroke("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 1.5v13M10.5 2.6v10.8M12.7 4.2v7.6");
    public static RenderFragment User { get; } = Stroke("M8 2a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 8 2zM2.5 14c.3-3 2.4-4.6 5.5-4.6s5.2 1.6 5.5 4.6");
    public static RenderFragment Download { get; } = Stroke("M8 2v8.5M4.5 7L8 10.5L11.5 7M2.5 13.5h11");

    /// <summary>Turns while something is being done.</summary>
    public static RenderFragment Spinner { get; } = builder => builder.AddMarkupContent(0, "<span class=\"spinner\" aria-hidden=\"true\"></span>");

    /// <summary>The icon of a flash message.</summary>
    public static RenderFragment For(FlashType type) => type switch
    {
        FlashType.Success => CheckCircle,
        FlashType.Warning => Warning,
        FlashType.Error => Error,
        FlashType.InProgress => Spinner,
        _ => Info,
    };

    private static RenderFragment Stroke(string path, bool filled = false) => builder =>
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", filled ? "icon icon-filled" : "icon");
        builder.AddAttribute(2, "viewBox", "0 0 16 16");
        builder.AddAttribute(3, "aria-hidden", "true");
        builder.OpenElement(4, "path");
        builder.AddAttribute(5, "d", path);
        builder.CloseElement();
        builder.CloseElement();
    };
}
