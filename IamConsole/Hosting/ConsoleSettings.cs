using System.Globalization;
using System.Net;
using IamConsole.Core.EventHistory;

namespace IamConsole.Hosting;

/// <summary>The operator's settings, all of which are documented in <c>appsettings.json</c> at the top of the tree.</summary>
internal sealed record ConsoleSettings
{
    /// <summary>An absolute path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether to answer over http to more than this machine.</summary>
    public bool AllowInsecureHttp { get; init; }

    /// <summary>The proxies whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>How long events are kept, in days.</summary>
    public int RetentionDays { get; init; } = ActivityRetention.DefaultDays;

    public required BootstrapSettings Bootstrap { get; init; }

    /// <summary>Of the AWS-compatible endpoint.</summary>
    public ApiSettings Api { get; init; } = new();

    /// <summary>Reads and checks everything.</summary>
    /// <exception cref="StartRefused">A setting is unknown, invalid or half-given; the message names it.</exception>
    public static ConsoleSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        reader.RefuseUnknown("IamConsole", nameof(DataDirectory), nameof(AllowInsecureHttp), nameof(TrustedProxies));
        reader.RefuseUnknown("Activity", nameof(RetentionDays));
        var settings = new ConsoleSettings
        {
            DataDirectory = DataDirectoryOf(reader),
            AllowInsecureHttp = reader.Flag("IamConsole:AllowInsecureHttp", whenAbsent: false),
            TrustedProxies = ReadTrustedProxies(reader),
            RetentionDays = ReadRetentionDays(reader),
            Bootstrap = BootstrapSettings.Read(reader),
            Api = ApiSettings.Read(reader),
        };
        ListenAddresses.Check(configuration, settings, reader);
        reader.ThrowIfAny();
        return settings;
    }

    private static int ReadRetentionDays(SettingsReader reader)
    {
        const int Longest = 3650;
        var days = 0;
        return reader.Text("Activity:RetentionDays", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is > 0 and <= Longest, $"must be a number of days from 1 to {Longest}") is null
            ? ActivityRetention.DefaultDays
            : days;
    }

    private static string DataDirectoryOf(SettingsReader reader)
    {
        const string Key = "IamConsole:DataDirectory";
        var given = reader.Text(Key);
        if (given is not null && given.AsSpan().ContainsAny(Path.GetInvalidPathChars()))
        {
            reader.Problem(Key, "is not a path");
            given = null;
        }

        return given is null ? Path.Combine(Surroundings.Home, "data") : Path.GetFullPath(given);
    }

    private static List<IPNetwork> ReadTrustedProxies(SettingsReader reader)
    {
        const string Key = "IamConsole:TrustedProxies";
        var proxies = new List<IPNetwork>();
        foreach (var text in (reader.Text(Key) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                proxies.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                reader.Problem(Key, $"must be IP addresses or networks such as 10.0.0.0/8, separated by commas; '{text}' is neither");
            }
        }

        return proxies;
    }
}
