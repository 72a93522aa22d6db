using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace IamConsole.Components.Shared;

/// <summary>
/// The few things that only the browser's own script can do (<c>wwwroot/js/ui.js</c>). Answers from the browser are
/// hostile input. A circuit that has gone is no error here: there is nobody left to serve.
/// </summary>
public sealed class Browser(IJSRuntime js)
{
    private static readonly string[] Themes = ["system", "light", "dark"];

    public Task ShowModalAsync(ElementReference dialog) => CallAsync("iamConsole.showModal", dialog);

    public Task CloseModalAsync(ElementReference dialog) => CallAsync("iamConsole.closeModal", dialog);

    public Task FocusAsync(ElementReference element) => CallAsync("iamConsole.focus", element);

    /// <summary>Scrolls to and focuses the first field that the form marks as invalid.</summary>
    public Task FocusFirstErrorAsync() => CallAsync("iamConsole.focusFirstError");

    /// <summary>Moves the focus to the content, where what held it has gone.</summary>
    public Task FocusMainAsync() => CallAsync("iamConsole.focusMain");

    /// <summary>Scrolls a listing, and nothing else of the page, to one of its lines.</summary>
    public Task ShowLineAsync(ElementReference line) => CallAsync("iamConsole.showLine", line);

    /// <summary>Leaves for another address of the console by a full load, which ends this circuit. What is unsaved is not asked about.</summary>
    public Task LeaveAsync(string address) => CallAsync("iamConsole.leave", address);

    public Task RememberFocusAsync() => CallAsync("iamConsole.rememberFocus");

    public Task RestoreFocusAsync() => CallAsync("iamConsole.restoreFocus");

    /// <summary>Has the browser save a file. The content goes through the circuit; no address ever holds it.</summary>
    public async Task DownloadAsync(string fileName, string contentType, Stream content)
    {
        using var reference = new DotNetStreamReference(content);
        await CallAsync("iamConsole.download", fileName, contentType, reference);
    }

    /// <summary>Has the browser save a text as UTF-8.</summary>
    public Task DownloadAsync(string fileName, string contentType, string content) =>
        DownloadAsync(fileName, contentType, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)));

    public async Task<Appearance> GetAppearanceAsync()
    {
        var found = await AskAsync<Appearance?>("iamConsole.appearance.get");
        return new Appearance(
            Themes.Contains(found?.Theme) ? found!.Theme : Themes[0],
            Densities.Has(found?.Density) ? found!.Density : Densities.All[0].Value);
    }

    public Task SetAppearanceAsync(Appearance appearance) => CallAsync("iamConsole.appearance.set", appearance);

    /// <summary>A text that this browser kept, or null.</summary>
    public Task<string?> ReadAsync(string key) => AskAsync<string?>("iamConsole.store.read", key);

    public Task WriteAsync(string key, string value) => CallAsync("iamConsole.store.write", key, value);

    /// <summary>Why passkeys and security keys cannot be used in this browser at this address, in words; or null.</summary>
    public Task<string?> PasskeyObstacleAsync() => AskAsync<string?>("iamConsole.passkeys.obstacle");

    /// <summary>Has the browser make a passkey.</summary>
    public async Task<PasskeyAnswer> CreatePasskeyAsync(string options) => await AskAsync<PasskeyAnswer?>("iamConsole.passkeys.create", options) ?? new(null, null);

    /// <summary>Has the browser sign with a passkey.</summary>
    public async Task<PasskeyAnswer> GetPasskeyAsync(string options) => await AskAsync<PasskeyAnswer?>("iamConsole.passkeys.get", options) ?? new(null, null);

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            return;
        }
    }

    private async Task<T?> AskAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await js.InvokeAsync<T>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }
}

/// <summary>What a browser says of a passkey. Neither part is to be believed before it is verified.</summary>
/// <param name="Credential">As JSON.</param>
/// <param name="Problem">Why there is none, in words.</param>
public sealed record PasskeyAnswer(string? Credential, string? Problem);

/// <summary>How the console looks in this browser.</summary>
/// <param name="Theme"><c>system</c>, <c>light</c> or <c>dark</c>.</param>
/// <param name="Density"><c>comfortable</c>, <c>compact</c> or <c>projector</c>.</param>
public sealed record Appearance(string Theme, string Density);
