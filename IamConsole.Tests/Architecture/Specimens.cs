using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;

namespace IamConsole.Tests.Architecture;

/// <summary>Makes requests of any type, with members that name real things of one account.</summary>
/// <param name="Named">The things by the names of AWS's members.</param>
internal sealed record Specimens(IReadOnlyDictionary<string, string> Named)
{
    public const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
    public const string TrustDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>A request of the account that was refused.</summary>
    public RefusedRequest? Refused { get; init; }

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["PolicyDocument"] = Document,
        ["AssumeRolePolicyDocument"] = TrustDocument,
        ["Password"] = "Sample-password-1",
        ["OldPassword"] = "Sample-password-0",
        ["NewPassword"] = "Sample-password-2",
        ["VersionId"] = "v1",
        ["Status"] = "Inactive",
        ["AuthenticationCode1"] = "123456",
        ["AuthenticationCode2"] = "654321",
        ["Description"] = "sample",
        ["Encoding"] = "SSH",
        ["AWSServiceName"] = "autoscaling.amazonaws.com",
        ["ServiceName"] = "codecommit.amazonaws.com",
        ["Url"] = "https://login.sample.example",
        ["SAMLMetadataDocument"] = new string('x', 1000),
        ["GlobalEndpointTokenVersion"] = "v2Token",
        ["ServiceNamespace"] = "s3",
        ["Action"] = "s3:GetObject",
        ["Resource"] = "*",
        ["DelegationRequestId"] = "00000000-0000-0000-0000-000000000000",
        ["EntityArn"] = "arn:aws:iam::123456789012:delegation-request/sample",
        ["EntityPath"] = "o-sampleorganization/r-sample",
        ["JobId"] = "00000000-0000-0000-0000-000000000000",
        ["SigningAlgorithm"] = "RS256",
        ["TargetPrincipal"] = "123456789012",
        ["Type"] = "ACCOUNT",
        ["PolicyType"] = "IDENTITY_POLICY",
        ["ResourceArn"] = "arn:aws:iam::123456789012:role/sample",
    };

    /// <summary>A request whose members name the things, as far as it has such members.</summary>
    public object Make(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type.Name} has no public constructor.");
        var request = constructor.Invoke([.. constructor.GetParameters().Select(parameter => ValueOf(type, parameter.Name!, parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isRequired = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
            if (property.SetMethod is not null && property.PropertyType == typeof(string) && !IsProof(type, property.Name) && (Named.ContainsKey(property.Name) || isRequired))
            {
                property.SetValue(request, ValueOf(type, property.Name, property.PropertyType));
            }
        }

        return request;
    }

    /// <summary>What STS takes as a proof of MFA, and refuses before it looks at any policy.</summary>
    private static bool IsProof(Type request, string member) => request.Namespace == typeof(Core.SecurityTokens.AssumeRole).Namespace && member == "SerialNumber";

    private object? ValueOf(Type request, string member, Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        if (underlying == typeof(string))
        {
            return request.Name == "UpdateAssumeRolePolicy" && member == "PolicyDocument" ? TrustDocument
                : request.Name == "UpdateFindings" && member == "Status" ? "ARCHIVED"
                : Named.TryGetValue(member, out var named) ? named
                : Plain.GetValueOrDefault(member, "sample");
        }

        return underlying switch
        {
            _ when underlying == typeof(RefusedRequest) => Refused ?? throw new InvalidOperationException("No request has been refused here."),
            _ when underlying == typeof(long) => long.Parse(Named.GetValueOrDefault(member, "0"), CultureInfo.InvariantCulture),
            _ when underlying == typeof(int) => 3600,
            _ when underlying == typeof(bool) => false,
            _ when underlying.IsEnum => underlying.GetEnumValues().GetValue(0),
            _ when underlying == typeof(IReadOnlyList<Tag>) => new[] { new Tag("Sample", "sample") },
            _ when underlying == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["Sample"] = "sample" },
            _ when underlying == typeof(IReadOnlyDictionary<string, Criterion>) => new Dictionary<string, Criterion> { ["resource"] = new() { Eq = ["sample"] } },
            _ when underlying == typeof(IReadOnlyList<string>) => new[] { member == "ThumbprintList" ? new string('a', 40) : "Sample" },
            _ when underlying.IsValueType => Activator.CreateInstance(underlying),
            _ when underlying.IsGenericType && underlying.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Array.CreateInstance(underlying.GetGenericArguments()[0], 0),
            _ => Make(underlying),
        };
    }
}
