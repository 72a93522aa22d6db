namespace IamConsole.Components.Shared;

/// <summary>How AWS's own clients are told where this installation is. Secrets are no part of it.</summary>
/// <param name="Endpoint">The address without a slash at its end, such as <c>http://localhost:5080</c>.</param>
public sealed record ClientSetup(string Endpoint)
{
    /// <summary>The profile's name in all examples.</summary>
    public const string ProfileName = "iamconsole";

    private const string Region = "us-east-1";

    /// <summary>For <c>~/.aws/config</c>. CLI 2.13, boto3 1.28 and later read the address from there.</summary>
    public string Profile => $"""
        [profile {ProfileName}]
        region = {Region}
        endpoint_url = {Endpoint}
        """;

    /// <summary>Asks for key and secret, and keeps them in <c>~/.aws/credentials</c>.</summary>
    public static string Configure => $"aws configure --profile {ProfileName}";

    public static string Cli => $"aws --profile {ProfileName} iam list-users";

    /// <summary>For clients that are older than the profile's <c>endpoint_url</c>.</summary>
    public string CliWithAddress => $"aws --endpoint-url {Endpoint} sts get-caller-identity";

    public static string Boto3 => $"""boto3.Session(profile_name="{ProfileName}").client("iam").list_users()""";

    public string Terraform => $$"""
        provider "aws" {
          profile = "{{ProfileName}}"
          endpoints {
            iam = "{{Endpoint}}"
            sts = "{{Endpoint}}"
          }
        }
        """;

    public string DotNet => $$"""new AmazonSecurityTokenServiceClient(new AmazonSecurityTokenServiceConfig { ServiceURL = "{{Endpoint}}", AuthenticationRegion = "{{Region}}" })""";

    public string JavaScript => $$"""new IAMClient({ endpoint: "{{Endpoint}}", region: "{{Region}}" }).send(new ListUsersCommand({}))""";

    /// <summary>The setup for a browser that is at this address of the console.</summary>
    /// <param name="baseAddress">Such as <c>http://localhost:5080/</c>.</param>
    public static ClientSetup At(string baseAddress) => new(baseAddress.TrimEnd('/'));
}
