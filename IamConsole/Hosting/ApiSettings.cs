namespace IamConsole.Hosting;

/// <summary>The operator's settings of the AWS-compatible endpoint.</summary>
internal sealed record ApiSettings
{
    /// <summary>No client of a classroom comes near it.</summary>
    public const int DefaultRequestsPerSecondPerKey = 20_000;

    /// <summary>Addresses of the endpoint's own, beside the console's; often none.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>How many requests a second one access key may sign.</summary>
    public int RequestsPerSecondPerKey { get; init; } = DefaultRequestsPerSecondPerKey;

    /// <summary>The ports of <see cref="Urls"/>, where nothing but the endpoint answers.</summary>
    public IReadOnlySet<int> Ports => Urls.Select(url => Microsoft.AspNetCore.Http.BindingAddress.Parse(url).Port).ToHashSet();

    public static ApiSettings Read(SettingsReader reader)
    {
        reader.RefuseUnknown("Api", nameof(Urls), nameof(RequestsPerSecondPerKey));
        return new ApiSettings
        {
            Urls = ListenAddresses.Split(reader.Text("Api:Urls")),
            RequestsPerSecondPerKey = reader.Number("Api:RequestsPerSecondPerKey", 1, 1_000_000) ?? DefaultRequestsPerSecondPerKey,
        };
    }
}
