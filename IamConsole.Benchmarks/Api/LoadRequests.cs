using System.Text;

namespace IamConsole.Benchmarks.Api;

/// <summary>The requests of the load.</summary>
internal static class LoadRequests
{
    private const string Iam = "Version=2010-05-08";
    private const string Sts = "Version=2011-06-15";

    public static byte[] Ping(Uri address) => Encoding.ASCII.GetBytes($"GET /ping HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");

    public static byte[] GetUser(SignedCall call, string name) => call.Bytes($"Action=GetUser&{Iam}&UserName={name}");

    public static byte[] ListUsers(SignedCall call, int most, string? marker = null) => call.Bytes($"Action=ListUsers&{Iam}&MaxItems={most}{(marker is null ? "" : $"&Marker={marker}")}");

    public static byte[] CreateUser(SignedCall call, string name) => call.Bytes($"Action=CreateUser&{Iam}&UserName={name}");

    public static byte[] DeleteUser(SignedCall call, string name) => call.Bytes($"Action=DeleteUser&{Iam}&UserName={name}");

    public static byte[] GetCallerIdentity(SignedCall call) => (call with { Service = "sts" }).Bytes($"Action=GetCallerIdentity&{Sts}");

    public static byte[] AssumeRole(SignedCall call, string account, string session) =>
        (call with { Service = "sts" }).Bytes($"Action=AssumeRole&{Sts}&RoleArn=arn%3Aaws%3Aiam%3A%3A{account}%3Arole%2F{LoadInstallation.Role}&RoleSessionName={session}");
}
