using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamConsole.Core.Arns;

namespace IamConsole.Core.EquivalentCode;

/// <summary>A state as a CloudFormation template. What exists already or has no type of its own there is a comment.</summary>
internal sealed partial class CloudFormationCode
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DesiredState _state;
    private readonly Labels _labels = new(WishedLabel, static _ => "");
    private readonly StringBuilder _resources = new();
    private readonly StringBuilder _comments = new();

    private CloudFormationCode(DesiredState state) => _state = state;

    public static string Write(DesiredState state)
    {
        var writer = new CloudFormationCode(state);
        writer.WriteAll();
        var resources = writer._resources.Length == 0 ? "Resources: {}\n" : $"# Resources with names of their own need the capability CAPABILITY_NAMED_IAM.\nResources:\n{writer._resources}";
        return $"AWSTemplateFormatVersion: \"2010-09-09\"\n{resources}{writer._comments}";
    }

    private void WriteAll()
    {
        foreach (var resource in _state.Resources)
        {
            if (resource.Exists)
            {
                Comment($"{resource.Kind} {resource.Name} exists already: change {string.Join(", ", resource.Properties.Select(property => property.Key))} in the template that describes it.");
            }
            else if (resource.Kind is ResourceKind.Attachment)
            {
                if (MadeHolder(resource) is null && FindPolicy(resource.Text("PolicyArn")!) is null)
                {
                    Comment($"Add {resource.Text("PolicyArn")} to ManagedPolicyArns of {HolderName(resource)} in the template that describes it.");
                }
            }
            else if (resource.Kind is ResourceKind.LoginProfile)
            {
                if (_state.FindMade(ResourceKind.User, resource.Text("UserName")) is null)
                {
                    Comment($"Add a LoginProfile to {resource.Text("UserName")} in the template that describes it.");
                }
            }
            else if (resource.Kind is ResourceKind.ArchiveRule)
            {
                if (_state.FindMade(ResourceKind.Analyzer, resource.Text("analyzerName")) is null)
                {
                    Comment($"Add the archive rule {resource.Text("ruleName")} to ArchiveRules of {resource.Text("analyzerName")} in the template that describes it.");
                }
            }
            else if (CloudFormationShapes.Find(resource) is { } shape && (resource.Kind is not ResourceKind.AccessKey || resource.Text("UserName") is not null))
            {
                WriteResource(resource, shape);
            }
            else
            {
                Comment($"CloudFormation has no type for this: {resource.Kind} {resource.Name}; use the AWS CLI.");
            }
        }

        foreach (var resource in _state.Removed)
        {
            Comment($"Remove from the template that describes it: {resource.Kind} {resource.Name}.");
        }

        foreach (var sentence in _state.Unsaid)
        {
            Comment(sentence);
        }
    }

    private void WriteResource(DesiredResource resource, ResourceShape shape)
    {
        _resources.Append($"  {_labels.Of(resource)}:\n    Type: {shape.Type}\n    Properties:\n");
        foreach (var argument in shape.Arguments.Where(argument => resource.Properties[argument.Member] is not null))
        {
            Property(argument.Name, Value(resource, argument));
        }

        switch (resource.Kind)
        {
            case ResourceKind.User or ResourceKind.Group or ResourceKind.Role:
                List("ManagedPolicyArns", _state.Resources.Where(other => other.Kind is ResourceKind.Attachment && MadeHolder(other) == resource).Select(other => PolicyReference(other.Text("PolicyArn")!)));
                break;
            case ResourceKind.Policy:
                foreach (var (member, list) in new[] { ("UserName", "Users"), ("GroupName", "Groups"), ("RoleName", "Roles") })
                {
                    List(list, _state.Resources.Where(other => other.Kind is ResourceKind.Attachment && MadeHolder(other) is null && FindPolicy(other.Text("PolicyArn")!) == resource && other.Text(member) is not null)
                        .Select(other => Quoted(other.Text(member)!)));
                }

                break;
            case ResourceKind.VirtualMfaDevice:
                Property("Users", "[]");
                break;
            case ResourceKind.Analyzer:
                List("ArchiveRules", _state.Resources.Where(other => other.Kind is ResourceKind.ArchiveRule && other.Text("analyzerName") == resource.Name).Select(CloudFormationAnalyzers.Rule));
                break;
        }

        if (resource.Kind is ResourceKind.User && _state.FindMade(ResourceKind.LoginProfile, resource.Name) is { } profile)
        {
            _resources.Append($"      LoginProfile:\n        Password: {Quoted(profile.Text("Password") ?? "<Password>")}\n        PasswordResetRequired: {profile.Text("PasswordResetRequired") ?? "false"}\n");
        }
    }

    private void Property(string name, string value) => _resources.Append($"      {name}: {value.Replace("\n", "\n      ", StringComparison.Ordinal)}\n");

    private void List(string name, IEnumerable<string> items)
    {
        var lines = string.Concat(items.Select(item => $"\n  - {item}"));
        if (lines.Length > 0)
        {
            Property(name, lines[0..]);
        }
    }

    private void Comment(string text) => _comments.Append($"# {text}\n");

    private string Value(DesiredResource resource, ResourceArgument argument)
    {
        var value = resource.Properties[argument.Member]!;
        return argument.Kind switch
        {
            // JSON is YAML.
            ArgumentKind.Document => JsonNode.Parse(value.ToString(), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = true })!.ToJsonString(Pretty),
            ArgumentKind.Tags => string.Concat(((JsonArray)value).Select(tag => $"\n  - Key: {Quoted(tag!["Key"]!.ToString())}\n    Value: {Quoted(tag["Value"]?.ToString() ?? "")}")),
            ArgumentKind.TagMap => string.Concat(((JsonObject)value).Select(tag => $"\n  - Key: {Quoted(tag.Key)}\n    Value: {Quoted(tag.Value!.ToString())}")),
            ArgumentKind.AnalyzerConfiguration => CloudFormationAnalyzers.Configuration(value).ToJsonString(Pretty),
            ArgumentKind.User => Reference(ResourceKind.User, value.ToString()),
            ArgumentKind.Group => Reference(ResourceKind.Group, value.ToString()),
            ArgumentKind.Role => Reference(ResourceKind.Role, value.ToString()),
            ArgumentKind.Users => $"\n  - {Reference(ResourceKind.User, value.ToString())}",
            ArgumentKind.Roles => $"\n  - {Reference(ResourceKind.Role, value.ToString())}",
            ArgumentKind.Policy => PolicyReference(value.ToString()),
            _ => value.ToJsonString(Pretty),
        };
    }

    private string PolicyReference(string arn) => FindPolicy(arn) is { } policy ? $"!Ref {_labels.Of(policy)}" : Quoted(arn);

    private string Reference(ResourceKind kind, string name) => _state.FindMade(kind, name) is { } made ? $"!Ref {_labels.Of(made)}" : Quoted(name);

    private DesiredResource? FindPolicy(string arn) => arn.Contains(":policy/", StringComparison.Ordinal) ? _state.FindMade(ResourceKind.Policy, DesiredState.PolicyKeyOf(arn)) : null;

    private DesiredResource? MadeHolder(DesiredResource attachment) =>
        attachment.Text("UserName") is { } user ? _state.FindMade(ResourceKind.User, user)
        : attachment.Text("GroupName") is { } group ? _state.FindMade(ResourceKind.Group, group)
        : _state.FindMade(ResourceKind.Role, attachment.Text("RoleName"));

    private static string? HolderName(DesiredResource resource) => resource.Text("UserName") ?? resource.Text("GroupName") ?? resource.Text("RoleName");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Pretty);

    private static string WishedLabel(DesiredResource resource)
    {
        var words = resource.Kind switch
        {
            ResourceKind.InlinePolicy => $"{HolderName(resource)} {resource.Text("PolicyName")}",
            ResourceKind.Membership => $"{resource.Text("UserName")} in {resource.Text("GroupName")}",
            ResourceKind.Policy => Arn.NameIn(resource.Name),
            ResourceKind.AccessKey => $"{resource.Text("UserName")} key",
            _ => resource.Name,
        };
        return string.Concat(NotInLabels().Split($"{words} {(resource.Kind is ResourceKind.InlinePolicy or ResourceKind.Policy ? "policy" : resource.Kind is ResourceKind.User or ResourceKind.Group or ResourceKind.Role ? resource.Kind.ToString() : "")}")
            .Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInLabels();
}
