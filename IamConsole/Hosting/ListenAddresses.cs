using System.Net;
using Microsoft.AspNetCore.Http;

namespace IamConsole.Hosting;

/// <summary>Where the console listens: on this machine alone unless told otherwise.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:5080";

    /// <summary>Whether the operator says where to listen; Kestrel's own settings count.</summary>
    public static bool AreGiven(IConfiguration configuration) =>
        configuration["urls"] is { Length: > 0 } || configuration["http_ports"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 }
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();

    /// <summary>Refuses what is no address, and http beyond this machine unless that is allowed.</summary>
    public static void Check(IConfiguration configuration, ConsoleSettings settings, SettingsReader reader)
    {
        var mayBeRead = settings.AllowInsecureHttp || settings.TrustedProxies.Count > 0;
        foreach (var (url, key) in Of(configuration).Select(url => (url, "--urls")).Concat(settings.Api.Urls.Select(url => (url, "Api:Urls"))))
        {
            if (!TryParse(url, out var address) || address.Scheme is not ("http" or "https"))
            {
                reader.Problem(key, $"must be addresses such as {Default}, separated by semicolons; '{url}' is none");
            }
            else if (address.Scheme == "http" && !address.IsUnixPipe && !IsLoopback(address.Host) && !mayBeRead)
            {
                reader.Problem("IamConsole:AllowInsecureHttp", $"must be true to serve {url}, since passwords would cross the network unencrypted; or serve https");
            }
        }
    }

    /// <summary>Listens at the endpoint's own addresses too.</summary>
    public static void Add(ConfigurationManager configuration, IWebHostBuilder host, ApiSettings api)
    {
        if (api.Urls.Count == 0)
        {
            return;
        }

        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            configuration.AddInMemoryCollection(api.Urls.Select((url, index) => KeyValuePair.Create<string, string?>($"Kestrel:Endpoints:Api{index}:Url", url)));
        }
        else
        {
            host.UseUrls([.. Of(configuration).DefaultIfEmpty(Default), .. api.Urls]);
        }
    }

    /// <summary>Addresses that are separated by semicolons.</summary>
    public static string[] Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether a host name or address means this machine.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IEnumerable<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
        {
            return endpoints;
        }

        return configuration["urls"] is { Length: > 0 } urls
            ? Split(urls)
            : Split(configuration["http_ports"]).Select(port => $"http://*:{port}");
    }

    private static bool TryParse(string url, out BindingAddress address)
    {
        try
        {
            address = BindingAddress.Parse(url);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            address = null!;
            return false;
        }
    }
}
