using IamConsole.Core.Authentication;

namespace IamConsole.SignIn;

/// <summary>Where an HTTP request comes from. Behind a trusted proxy the forwarded headers have already been applied.</summary>
internal static class ClientOf
{
    private const string NoAddress = "127.0.0.1";

    public static ClientInfo Request(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var text = address is null ? NoAddress : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        return new ClientInfo(text, context.Request.Headers.UserAgent.ToString(), context.Request.IsHttps);
    }
}
