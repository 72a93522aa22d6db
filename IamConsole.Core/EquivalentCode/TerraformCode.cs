using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamConsole.Core.Arns;

namespace IamConsole.Core.EquivalentCode;

/// <summary>A state as resources of Terraform's AWS provider.</summary>
internal sealed partial class TerraformCode
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DesiredState _state;
    private readonly Labels _labels = new(WishedLabel, resource => TerraformShapes.Of(resource).Type);
    private readonly StringBuilder _code = new();

    private TerraformCode(DesiredState state) => _state = state;

    public static string Write(DesiredState state)
    {
        var writer = new TerraformCode(state);
        writer.WriteAll();
        return writer._code.ToString();
    }

    private void WriteAll()
    {
        foreach (var resource in _state.Resources)
        {
            WriteResource(resource);
        }

        foreach (var resource in _state.Removed)
        {
            Comment($"Remove the {TerraformShapes.Of(resource).Type} of {Described(resource)} from your configuration.");
        }

        foreach (var sentence in _state.Unsaid)
        {
            Comment(sentence);
        }
    }

    private void WriteResource(DesiredResource resource)
    {
        var shape = TerraformShapes.Of(resource);
        if (resource is { Kind: ResourceKind.AccessKey, Exists: false } && resource.Text("UserName") is null)
        {
            Comment("CreateAccessKey for the root user cannot be described in Terraform.");
            return;
        }

        if (resource.Exists)
        {
            Comment($"{Described(resource)} exists already: change these arguments where it is described, or import it first.");
        }
        else if (_code.Length > 0)
        {
            _code.Append('\n');
        }

        var arguments = shape.Arguments.Where(argument => resource.Properties[argument.Member] is not null && !IsBlock(argument)).Select(argument => (argument.Name, Text: Expression(resource, argument))).ToList();
        if (resource is { Kind: ResourceKind.SshPublicKey, Exists: false })
        {
            arguments.Insert(1, ("encoding", "\"SSH\""));
        }

        var width = arguments.Select(argument => argument.Name.Length).DefaultIfEmpty().Max();
        _code.Append($"resource \"{shape.Type}\" \"{_labels.Of(resource)}\" {{\n");
        foreach (var (name, text) in arguments)
        {
            _code.Append($"  {name.PadRight(width)} = {text.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
        }

        foreach (var argument in shape.Arguments.Where(argument => resource.Properties[argument.Member] is not null && IsBlock(argument)))
        {
            _code.Append(TerraformBlocks.Of(argument, resource.Properties[argument.Member]!, Quoted));
        }

        _code.Append("}\n");
        if (resource.Kind is ResourceKind.SamlProvider && (resource.Text("AddPrivateKey") ?? resource.Text("AssertionEncryptionMode") ?? resource.Text("RemovePrivateKey")) is not null)
        {
            Comment($"The encryption of {resource.Name} cannot be described in Terraform; use the AWS CLI.");
        }
    }

    private void Comment(string text) => _code.Append(_code.Length > 0 ? "\n" : "").Append($"# {text}\n");

    private string Expression(DesiredResource resource, ResourceArgument argument)
    {
        var value = resource.Properties[argument.Member]!;
        return argument.Kind switch
        {
            ArgumentKind.Document => $"jsonencode({DocumentText(value.ToString())})",
            ArgumentKind.Tags => $"{{\n{string.Concat(((JsonArray)value).Select(tag => $"  {Quoted(tag!["Key"]!.ToString())} = {Quoted(tag["Value"]?.ToString() ?? "")}\n"))}}}",
            ArgumentKind.TagMap => $"{{\n{string.Concat(((JsonObject)value).Select(tag => $"  {Quoted(tag.Key)} = {Quoted(tag.Value!.ToString())}\n"))}}}",
            ArgumentKind.Analyzer => Reference(ResourceKind.Analyzer, value.ToString(), "analyzer_name"),
            ArgumentKind.User => Reference(ResourceKind.User, value.ToString(), "name"),
            ArgumentKind.Group => Reference(ResourceKind.Group, value.ToString(), "name"),
            ArgumentKind.Role => Reference(ResourceKind.Role, value.ToString(), "name"),
            ArgumentKind.Groups => $"[{Reference(ResourceKind.Group, value.ToString(), "name")}]",
            ArgumentKind.Policy => PolicyReference(value.ToString()),
            _ => value switch
            {
                JsonArray list => $"[{string.Join(", ", list.Select(item => Quoted(item!.ToString())))}]",
                _ when value.GetValueKind() is JsonValueKind.String => Quoted(value.ToString()),
                _ => value.ToJsonString(),
            },
        };
    }

    private static bool IsBlock(ResourceArgument argument) => argument.Kind is ArgumentKind.Criteria or ArgumentKind.AnalyzerConfiguration;

    private string PolicyReference(string arn) =>
        arn.Contains(":policy/", StringComparison.Ordinal) && _state.FindMade(ResourceKind.Policy, DesiredState.PolicyKeyOf(arn)) is { } policy ? $"aws_iam_policy.{_labels.Of(policy)}.arn" : Quoted(arn);

    private string Reference(ResourceKind kind, string name, string attribute) =>
        _state.FindMade(kind, name) is { } made ? $"{TerraformShapes.Of(made).Type}.{_labels.Of(made)}.{attribute}" : Quoted(name);

    /// <summary>JSON is an expression of Terraform's but for its templates, which begin as policy variables do.</summary>
    private static string DocumentText(string json) => Escaped(JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = true })!.ToJsonString(Pretty));

    private static string Quoted(string text) => Escaped(JsonSerializer.Serialize(text, Pretty));

    private static string Escaped(string text) => text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    private static string Described(DesiredResource resource) => resource.Kind switch
    {
        ResourceKind.Attachment => $"{Holder(resource)} and {Arn.NameIn(resource.Text("PolicyArn")!)}",
        ResourceKind.InlinePolicy => $"{resource.Text("PolicyName")} in {Holder(resource)}",
        ResourceKind.Membership => $"{resource.Text("UserName")} in {resource.Text("GroupName")}",
        ResourceKind.PasswordPolicy => "the account",
        _ => resource.Name,
    };

    private static string? Holder(DesiredResource resource) => resource.Text("UserName") ?? resource.Text("GroupName") ?? resource.Text("RoleName");

    private static string WishedLabel(DesiredResource resource)
    {
        var words = resource.Kind switch
        {
            ResourceKind.Attachment => $"{Holder(resource)}_{Arn.NameIn(resource.Text("PolicyArn")!)}",
            ResourceKind.InlinePolicy => $"{Holder(resource)}_{resource.Text("PolicyName")}",
            ResourceKind.Membership => $"{resource.Text("UserName")}_{resource.Text("GroupName")}",
            ResourceKind.Policy => Arn.NameIn(resource.Name),
            ResourceKind.AccessKey or ResourceKind.SigningCertificate or ResourceKind.SshPublicKey or ResourceKind.ServiceSpecificCredential => resource.Text("UserName") ?? "own",
            _ => resource.Name,
        };
        var label = NotInLabels().Replace(words, "_");
        return label.Length > 0 && (char.IsAsciiLetter(label[0]) || label[0] == '_') ? label : $"_{label}";
    }

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex NotInLabels();
}
