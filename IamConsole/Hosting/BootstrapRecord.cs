using System.Text.Json;
using IamConsole.Core.Operations;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.Hosting;

/// <summary>What the first start was given and no account tells, so that later starts can say what differs. Secrets are kept as hashes.</summary>
internal sealed record BootstrapRecord(bool SampleData, string? RootPasswordHash, string? SamplePasswordHash, string? AdminAccessKeyId, string? AdminSecretAccessKeyHash)
{
    public static BootstrapRecord Of(BootstrapSettings settings, IPasswordHasher<PasswordOwner> hasher)
    {
        string? Hash(string? secret) => secret is null ? null : hasher.HashPassword(PasswordOwner.Instance, secret);
        return new BootstrapRecord(settings.MakesSampleData, Hash(settings.RootPassword), Hash(settings.SamplePassword), settings.AdminAccessKeyId, Hash(settings.AdminSecretAccessKey));
    }

    /// <summary>The record of an installation; none where it was made before there were records, or the record is damaged.</summary>
    public static BootstrapRecord? Read(DataFolder folder)
    {
        try
        {
            return File.Exists(folder.Bootstrap) ? JsonSerializer.Deserialize<BootstrapRecord>(File.ReadAllText(folder.Bootstrap)) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(DataFolder folder) => File.WriteAllText(folder.Bootstrap, JsonSerializer.Serialize(this));

    /// <summary>The names of the settings that are given now and were not given so at the first start.</summary>
    public IEnumerable<string> Differences(BootstrapSettings settings, IPasswordHasher<PasswordOwner> hasher)
    {
        bool Differs(string? secret, string? hash) =>
            secret is not null && (hash is null || hasher.VerifyHashedPassword(PasswordOwner.Instance, hash, secret) is PasswordVerificationResult.Failed);

        if (Differs(settings.RootPassword, RootPasswordHash))
        {
            yield return nameof(settings.RootPassword);
        }

        if (settings.SampleData is { } sampleData && sampleData != SampleData)
        {
            yield return nameof(settings.SampleData);
        }

        if (Differs(settings.SamplePassword, SamplePasswordHash))
        {
            yield return nameof(settings.SamplePassword);
        }

        if (settings.AdminAccessKeyId is { } keyId && keyId != AdminAccessKeyId)
        {
            yield return nameof(settings.AdminAccessKeyId);
        }

        if (Differs(settings.AdminSecretAccessKey, AdminSecretAccessKeyHash))
        {
            yield return nameof(settings.AdminSecretAccessKey);
        }
    }
}
