using IamConsole.Core.Mfa;
using Microsoft.AspNetCore.Components.Forms;

namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>What is asked about a hardware token: which one, and the file with its seed.</summary>
public sealed class HardwareTokenForm
{
    private IReadOnlyList<HardwareToken> _tokens = [];

    /// <summary>As printed on the token.</summary>
    public string SerialNumber { get; set; } = "";

    /// <summary>What is wrong with the serial number, or none.</summary>
    public string? SerialNumberProblem { get; private set; }

    /// <summary>What is wrong with the seed file, or none.</summary>
    public string? FileProblem { get; private set; }

    /// <summary>How many tokens the chosen file holds; none while no file was read.</summary>
    public int? TokensInFile { get; private set; }

    /// <summary>Reads a seed file. Where it holds one token, that is the one.</summary>
    public async Task ReadAsync(IBrowserFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        (_tokens, TokensInFile, FileProblem) = ([], null, null);
        if (file.Size > SeedFile.LongestText)
        {
            FileProblem = $"The seed file is too large: it may have {SeedFile.LongestText / 1024} KB.";
            return;
        }

        using var reader = new StreamReader(file.OpenReadStream(SeedFile.LongestText));
        if (!SeedFile.Read(await reader.ReadToEndAsync()).TryGet(out var tokens, out var error))
        {
            FileProblem = error.Message;
            return;
        }

        (_tokens, TokensInFile) = (tokens, tokens.Count);
        if (SerialNumber.Length == 0 && tokens is [var only])
        {
            SerialNumber = only.SerialNumber;
        }
    }

    /// <summary>Checks what can be known before it is sent.</summary>
    public bool Check()
    {
        SerialNumber = SerialNumber.Trim();
        SerialNumberProblem = SerialNumber.Length == 0 ? "Enter the serial number that is printed on the token." : null;
        if (SerialNumberProblem is null && TokensInFile is not null)
        {
            FileProblem = Token is null ? $"This file does not hold the token {SerialNumber}." : null;
        }

        return SerialNumberProblem is null && FileProblem is null;
    }

    /// <summary>The request that assigns the token. One that was assigned in this account before needs no file.</summary>
    public EnableMFADevice Enable(string? userName, MfaCodes codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return Token?.Enable(userName, codes.First, codes.Second) ?? new EnableMFADevice(userName, SerialNumber, codes.First, codes.Second);
    }

    /// <summary>Lets go of the seeds.</summary>
    public void Forget() => (_tokens, TokensInFile, SerialNumber, SerialNumberProblem, FileProblem) = ([], null, "", null, null);

    private HardwareToken? Token => _tokens.FirstOrDefault(token => string.Equals(token.SerialNumber, SerialNumber, StringComparison.OrdinalIgnoreCase));
}
